-- What a payment is worth in its order's currency, which is its amount unless it was charged in another one.
alter table payments add column worth bigint;
alter table payments add column worth_currency varchar(3);
alter table payments add column spread bigint not null default 0;
update payments set worth = amount, worth_currency = currency;
create table exchange_quotes (
  id ${uuid} not null primary key,
  organisation ${uuid} not null,
  sold bigint not null,
  sold_currency varchar(3) not null,
  bought bigint not null,
  bought_currency varchar(3) not null,
  spread bigint not null,
  spread_points bigint not null,
  base_currency varchar(3) not null,
  quote_currency varchar(3) not null,
  rate decimal(20,10) not null,
  rate_date date not null,
  source_name varchar(200) not null,
  quoted_at ${instant} not null,
  valid_until ${instant} not null,
  payment_id ${uuid}
);
create index exchange_quotes_payment on exchange_quotes (payment_id);
create table bank_entry_words (
  entry_id ${uuid} not null primary key,
  way varchar(20) not null,
  payment_id ${uuid},
  reason varchar(1000) not null,
  said_by ${uuid} not null,
  sayer varchar(255) not null,
  said_at ${instant} not null
);

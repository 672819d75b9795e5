create table shipment_requests (
  id ${uuid} not null primary key,
  organisation ${uuid} not null,
  quoted_at ${instant} not null,
  version bigint not null,
  quotation ${document} not null
);
create index shipment_requests_organisation on shipment_requests (organisation, id);
create table exchange_rates (
  base_currency varchar(3) not null,
  quote_currency varchar(3) not null,
  rate_date date not null,
  rate decimal(20,10) not null,
  source_name varchar(200) not null,
  loaded_at ${instant} not null,
  primary key (base_currency, quote_currency, rate_date)
);
create table exchange_rate_table (
  id int not null primary key,
  version bigint not null
);
insert into exchange_rate_table values (1, 1);

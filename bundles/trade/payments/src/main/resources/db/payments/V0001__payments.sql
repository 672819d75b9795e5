create table payments (
  id ${uuid} not null primary key,
  order_id ${uuid} not null,
  order_number varchar(64) not null,
  buyer ${uuid} not null,
  seller ${uuid} not null,
  provider varchar(120) not null,
  instrument ${uuid} not null,
  amount bigint not null,
  currency varchar(3) not null,
  state varchar(20) not null,
  version bigint not null,
  asked bigint not null,
  asked_at ${instant},
  reference varchar(255) not null,
  reason varchar(255) not null,
  action_uri varchar(2000) not null,
  started_at ${instant} not null
);
create index payments_order on payments (order_id);
create table ledger_accounts (
  name varchar(200) not null primary key,
  kind varchar(10) not null,
  currency varchar(3) not null,
  opened_at ${instant} not null
);
create table ledger_transfers (
  id ${uuid} not null primary key,
  kind varchar(20) not null,
  order_id ${uuid} not null,
  posted_at ${instant} not null
);
create index ledger_transfers_order on ledger_transfers (order_id);
create table ledger_postings (
  transfer_id ${uuid} not null,
  line_no bigint not null,
  account varchar(200) not null,
  currency varchar(3) not null,
  amount bigint not null,
  primary key (transfer_id, line_no),
  foreign key (transfer_id) references ledger_transfers (id)
);
create index ledger_postings_account on ledger_postings (account);

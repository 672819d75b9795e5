create table invoice_occasions (
  cause ${uuid} not null primary key,
  kind varchar(20) not null,
  order_id ${uuid} not null,
  details ${document} not null,
  state varchar(20) not null,
  reason varchar(1000) not null,
  since ${instant} not null
);
create index invoice_occasions_order on invoice_occasions (order_id);
create index invoice_occasions_state on invoice_occasions (state);
create table invoice_series (
  seller ${uuid} not null,
  series_year bigint not null,
  last_serial bigint not null,
  primary key (seller, series_year)
);
create table invoices (
  id ${uuid} not null primary key,
  cause ${uuid} not null,
  kind varchar(20) not null,
  order_id ${uuid} not null,
  seller ${uuid} not null,
  buyer ${uuid} not null,
  series_year bigint not null,
  serial bigint not null,
  invoice_number varchar(40) not null,
  issued_at ${instant} not null,
  content ${document} not null,
  ubl ${bytes} not null
);
create unique index invoices_cause on invoices (cause);
create unique index invoices_serial on invoices (seller, series_year, serial);
create index invoices_order on invoices (order_id);

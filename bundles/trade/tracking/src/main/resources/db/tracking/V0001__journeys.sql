create table journeys (
  order_id ${uuid} not null primary key,
  buyer ${uuid} not null,
  seller ${uuid} not null,
  carrier varchar(120) not null,
  waybill varchar(64) not null,
  mode varchar(10) not null,
  state varchar(20) not null,
  version bigint not null,
  shipped_at ${instant} not null,
  next_scan_due ${instant} not null,
  asked_at ${instant},
  problem varchar(500) not null
);
create index journeys_waybill on journeys (carrier, waybill);
create table scans (
  order_id ${uuid} not null,
  scan_id varchar(120) not null,
  scanned_at ${instant} not null,
  zone_offset varchar(10) not null,
  received_at ${instant} not null,
  status varchar(30) not null,
  carrier_code varchar(60) not null,
  carrier_words varchar(500) not null,
  place varchar(200) not null,
  primary key (order_id, scan_id)
);
create table cases (
  id ${uuid} not null primary key,
  order_id ${uuid} not null,
  buyer ${uuid} not null,
  seller ${uuid} not null,
  kind varchar(20) not null,
  owner varchar(20) not null,
  evidence varchar(1000) not null,
  opened_at ${instant} not null,
  deadline ${instant} not null,
  is_open boolean not null,
  resolution varchar(1000) not null
);
create index cases_order on cases (order_id);
create index cases_open on cases (is_open, deadline);

create table fulfilments (
  order_id ${uuid} not null primary key,
  state varchar(20) not null,
  version bigint not null,
  carrier varchar(120) not null,
  waybill varchar(64),
  details ${document} not null,
  created_at ${instant} not null
);
create index fulfilments_waybill on fulfilments (carrier, waybill);
create table fulfilment_labels (
  order_id ${uuid} not null primary key,
  media_type varchar(120) not null,
  content ${document} not null
);

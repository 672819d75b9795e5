-- A part of a payment that is given back while the rest stays where it is.
create table part_refunds (
  id ${uuid} not null primary key,
  payment_id ${uuid} not null,
  order_id ${uuid} not null,
  amount bigint not null,
  currency varchar(3) not null,
  state varchar(20) not null,
  reason varchar(255) not null,
  asked bigint not null,
  started_at ${instant} not null,
  foreign key (payment_id) references payments (id)
);
create index part_refunds_payment on part_refunds (payment_id);
create index part_refunds_order on part_refunds (order_id);

create table order_acceptance (
  order_id ${uuid} not null primary key,
  shipped_at ${instant} not null,
  dispatched_at ${instant},
  deadline ${instant},
  left_millis bigint,
  holds varchar(1000) not null
);

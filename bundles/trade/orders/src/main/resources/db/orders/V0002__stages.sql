create table order_stages (
  order_id ${uuid} not null,
  stage_no bigint not null,
  state varchar(20) not null,
  due_at ${instant},
  told boolean not null,
  primary key (order_id, stage_no)
);

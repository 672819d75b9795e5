create table orders (
  id ${uuid} not null primary key,
  order_number varchar(20) not null,
  buyer ${uuid} not null,
  seller ${uuid} not null,
  state varchar(20) not null,
  version bigint not null,
  placed_at ${instant} not null,
  agreement ${document} not null
);
create unique index orders_number on orders (order_number);
create index orders_buyer on orders (buyer, id);
create index orders_seller on orders (seller, id);

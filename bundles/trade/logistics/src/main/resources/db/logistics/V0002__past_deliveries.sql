create table past_deliveries (
  order_id ${uuid} not null primary key,
  carrier varchar(200) not null,
  service varchar(100) not null,
  origin varchar(2) not null,
  destination varchar(2) not null,
  shipped_on date not null,
  promised_on date not null,
  delivered_on date
);
create index past_deliveries_newest on past_deliveries (origin, destination, delivered_on desc);

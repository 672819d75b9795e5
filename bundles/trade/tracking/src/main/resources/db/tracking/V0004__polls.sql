-- When each number's turn is to be asked about, until its goods have arrived.
create table polls (
  leg_id ${uuid} not null primary key,
  carrier varchar(120) not null,
  next_at ${instant} not null
);
create index polls_turn on polls (carrier, next_at);
insert into polls (leg_id, carrier, next_at) select id, carrier, added_at from legs
  where order_id in (select order_id from journeys where state <> 'DELIVERED');
-- The accounts that are asked, by the subject of their timer.
create table polled_accounts (
  id ${uuid} not null primary key,
  carrier varchar(120) not null
);

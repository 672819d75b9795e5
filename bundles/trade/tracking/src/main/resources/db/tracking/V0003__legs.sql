-- A journey is followed by one or more numbers, each at its own carrier account; the first leg has the order's id.
create table legs (
  id ${uuid} not null primary key,
  order_id ${uuid} not null,
  kind varchar(20) not null,
  carrier varchar(120) not null,
  waybill varchar(64) not null,
  added_at ${instant} not null,
  used_before ${instant},
  asked_at ${instant},
  pushed_at ${instant},
  problem varchar(500) not null
);
create index legs_order on legs (order_id);
create index legs_waybill on legs (waybill, carrier);
insert into legs (id, order_id, kind, carrier, waybill, added_at, asked_at, problem)
  select order_id, order_id, 'WAYBILL', carrier, waybill, shipped_at, asked_at, problem from journeys;
create table leg_scans (
  leg_id ${uuid} not null,
  scan_id varchar(120) not null,
  scanned_at ${instant} not null,
  zone_offset varchar(10) not null,
  received_at ${instant} not null,
  status varchar(30) not null,
  reason varchar(30) not null,
  carrier_code varchar(100) not null,
  carrier_words varchar(4000) not null,
  place varchar(200) not null,
  primary key (leg_id, scan_id)
);
insert into leg_scans (leg_id, scan_id, scanned_at, zone_offset, received_at, status, reason, carrier_code,
    carrier_words, place)
  select order_id, scan_id, scanned_at, zone_offset, received_at, status, 'NONE', carrier_code,
    carrier_words, place from scans;
drop table scans;
drop index journeys_waybill;
alter table journeys drop column asked_at;
alter table journeys drop column problem;
alter table journeys add column origin varchar(2) default '' not null;
alter table journeys add column destination varchar(2) default '' not null;
alter table journeys add column city varchar(200) default '' not null;
alter table journeys add column duty_payer varchar(20) default 'SELLER' not null;
alter table journeys add column confirmed_by varchar(200) default '' not null;
create table lane_gaps (
  order_id ${uuid} not null primary key,
  carrier varchar(120) not null,
  mode varchar(10) not null,
  origin varchar(2) not null,
  destination varchar(2) not null,
  longest_seconds bigint not null,
  arrived_at ${instant} not null
);
create index lane_gaps_lane on lane_gaps (carrier, mode, origin, destination, arrived_at);

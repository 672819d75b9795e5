create table settlements (
  order_id ${uuid} not null primary key,
  buyer ${uuid} not null,
  seller ${uuid} not null,
  total bigint not null,
  currency varchar(3) not null,
  policy varchar(40) not null,
  released bigint not null,
  accepted_at ${instant},
  cleared boolean not null,
  settled boolean not null,
  version bigint not null
);
create index settlements_seller on settlements (seller);
create table accepted_lines (
  order_id ${uuid} not null,
  line_no bigint not null,
  accepted_at ${instant} not null,
  primary key (order_id, line_no)
);
create table disputes (
  id ${uuid} not null primary key,
  order_id ${uuid} not null,
  order_number varchar(64) not null,
  buyer ${uuid} not null,
  seller ${uuid} not null,
  amount bigint not null,
  frozen bigint not null,
  currency varchar(3) not null,
  reason varchar(30) not null,
  words varchar(2000) not null,
  state varchar(20) not null,
  is_open boolean not null,
  version bigint not null,
  opened_at ${instant} not null,
  deadline ${instant},
  split_by ${uuid},
  split_name varchar(200) not null,
  split_words varchar(1000) not null,
  to_buyer bigint not null
);
create index disputes_order on disputes (order_id);
create index disputes_open on disputes (is_open, deadline);
create table dispute_evidence (
  id ${uuid} not null primary key,
  dispute_id ${uuid} not null,
  kind varchar(30) not null,
  words varchar(4000) not null,
  link varchar(2000) not null,
  sha256 varchar(64) not null,
  given_by ${uuid} not null,
  given_name varchar(200) not null,
  given_at ${instant} not null,
  foreign key (dispute_id) references disputes (id)
);
create index dispute_evidence_dispute on dispute_evidence (dispute_id);
create table payout_accounts (
  seller ${uuid} not null primary key,
  instrument ${uuid} not null,
  bound_at ${instant} not null,
  usable_from ${instant} not null,
  version bigint not null
);
create table payouts (
  id ${uuid} not null primary key,
  seller ${uuid} not null,
  instrument ${uuid} not null,
  provider varchar(120) not null,
  amount bigint not null,
  currency varchar(3) not null,
  state varchar(20) not null,
  version bigint not null,
  asked bigint not null,
  reference varchar(1000) not null,
  reason varchar(255) not null,
  requested_by varchar(200) not null,
  started_at ${instant} not null,
  settled_at ${instant}
);
create index payouts_seller on payouts (seller);
create index payouts_state on payouts (state);

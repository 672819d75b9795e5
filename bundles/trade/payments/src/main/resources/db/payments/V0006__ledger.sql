-- A posting carries its time, so that an account's balance at an instant is one index away; a draw on an account that may
-- not be overdrawn carries its number, which only one of two at once can have.
alter table ledger_transfers add column subject ${uuid} default '00000000-0000-0000-0000-000000000000' not null;
alter table ledger_postings add column booked_at ${instant};
update ledger_postings set booked_at = (select posted_at from ledger_transfers where id = transfer_id);
alter table ledger_postings add column draw_no bigint;
alter table ledger_postings add constraint ledger_postings_draw unique (account, draw_no);
drop index ledger_postings_account;
create index ledger_postings_account_time on ledger_postings (account, booked_at);
create index ledger_transfers_posted on ledger_transfers (posted_at);
create index ledger_transfers_subject on ledger_transfers (subject, kind);
create index payments_state on payments (state);
drop table ledger_accounts;
create table ledger_pending (
  id ${uuid} not null primary key,
  order_id ${uuid} not null,
  subject ${uuid} not null,
  drawn varchar(200) not null,
  currency varchar(3) not null,
  amount bigint not null,
  reserved_at ${instant} not null,
  expires_at ${instant} not null
);
create index ledger_pending_drawn on ledger_pending (drawn, expires_at);
create table ledger_pending_ends (
  id ${uuid} not null primary key,
  outcome varchar(10) not null,
  amount bigint not null,
  ended_at ${instant} not null,
  foreign key (id) references ledger_pending (id)
);
create table ledger_days (
  account varchar(200) not null,
  day_no bigint not null,
  currency varchar(3) not null,
  debit bigint not null,
  credit bigint not null,
  primary key (account, day_no)
);
create table ledger_closings (
  day_no bigint not null primary key,
  postings bigint not null,
  seal varchar(64) not null,
  closed_at ${instant} not null
);

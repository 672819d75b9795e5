alter table payments add column action_code varchar(8000) not null default '';
alter table payments add column hold_until ${instant};
alter table payments add column known_as ${uuid};
create index payments_known_as on payments (known_as);
create table payment_answers (
  id ${uuid} not null primary key,
  payment_id ${uuid} not null,
  heard_at ${instant} not null,
  state varchar(20) not null,
  reason varchar(255) not null
);
create index payment_answers_payment on payment_answers (payment_id);
create table payment_remittances (
  payment_id ${uuid} not null primary key,
  beneficiary varchar(255) not null,
  account varchar(255) not null,
  bic varchar(255) not null,
  bank varchar(255) not null,
  reference varchar(255) not null,
  until_day date not null
);
create table payment_receipts (
  id ${uuid} not null primary key,
  payment_id ${uuid} not null,
  bank_reference varchar(1000) not null,
  amount bigint not null,
  received_at ${instant} not null
);
create index payment_receipts_payment on payment_receipts (payment_id);
create table payment_messages (
  id ${uuid} not null primary key,
  account varchar(120) not null,
  event varchar(1000) not null,
  subject varchar(20) not null,
  intention varchar(255) not null,
  reference varchar(1000) not null,
  state varchar(20) not null,
  looked bigint not null,
  received_at ${instant} not null
);
create index payment_messages_state on payment_messages (state);
create table payment_chargebacks (
  id ${uuid} not null primary key,
  payment_id ${uuid} not null,
  order_id ${uuid} not null,
  account varchar(120) not null,
  reference varchar(1000) not null,
  amount bigint not null,
  currency varchar(3) not null,
  reason varchar(255) not null,
  state varchar(20) not null,
  source varchar(20) not null,
  version bigint not null,
  evidence_due ${instant},
  opened_at ${instant} not null,
  asked_at ${instant} not null
);
create index payment_chargebacks_payment on payment_chargebacks (payment_id);
create table payment_verdicts (
  payment_id ${uuid} not null primary key,
  paid boolean not null,
  reference varchar(1000) not null,
  reason varchar(1000) not null,
  proposed_by ${uuid} not null,
  proposer varchar(255) not null,
  proposed_at ${instant} not null
);

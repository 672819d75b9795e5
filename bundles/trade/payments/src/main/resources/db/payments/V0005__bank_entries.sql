create table bank_entries (
  id ${uuid} not null primary key,
  account varchar(120) not null,
  entry_id varchar(1000) not null,
  own_account varchar(255) not null,
  credit boolean not null,
  amount bigint not null,
  currency varchar(3) not null,
  booked_on date not null,
  party varchar(255) not null,
  party_account varchar(255) not null,
  entry_references varchar(1000) not null,
  end_to_end_id varchar(255) not null,
  words varchar(2000) not null,
  state varchar(20) not null,
  match_rule varchar(20),
  payment_id ${uuid},
  arrival varchar(20),
  third_party boolean not null,
  note varchar(500) not null,
  version bigint not null,
  taken_at ${instant} not null
);
create index bank_entries_state on bank_entries (state);
create index bank_entries_party on bank_entries (account, party_account);
create index bank_entries_amount on bank_entries (account, amount);
create index payment_remittances_reference on payment_remittances (reference);
create index payment_remittances_account on payment_remittances (account);

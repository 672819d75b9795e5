create table organisations (
  id ${uuid} not null primary key,
  standing varchar(20) not null,
  verified_until date,
  verification ${uuid},
  version bigint not null,
  registered_at ${instant} not null,
  profile ${document} not null
);
create table members (
  id ${uuid} not null primary key,
  organisation ${uuid} not null,
  login varchar(254) not null,
  name varchar(200) not null,
  role varchar(20) not null,
  password_hash varchar(200) not null,
  joined_at ${instant} not null
);
create unique index members_login on members (login);
create index members_organisation on members (organisation, id);
create table credentials (
  hash varchar(100) not null primary key,
  id ${uuid} not null,
  organisation ${uuid} not null,
  member ${uuid} not null,
  kind varchar(20) not null,
  name varchar(80) not null,
  prefix varchar(60) not null,
  scopes varchar(120) not null,
  created_at ${instant} not null,
  expires_at ${instant} not null,
  revoked_at ${instant}
);
create unique index credentials_id on credentials (id);
create index credentials_organisation on credentials (organisation, id);
create index credentials_member on credentials (member, kind);
create table verifications (
  id ${uuid} not null primary key,
  organisation ${uuid} not null,
  provider varchar(120) not null,
  state varchar(20) not null,
  is_open boolean not null,
  version bigint not null,
  started_at ${instant} not null,
  details ${document} not null
);
create index verifications_organisation on verifications (organisation, id);
create index verifications_open on verifications (is_open, id);
create table payment_instruments (
  id ${uuid} not null primary key,
  organisation ${uuid} not null,
  provider varchar(120) not null,
  state varchar(20) not null,
  version bigint not null,
  started_at ${instant} not null,
  details ${document} not null
);
create index payment_instruments_organisation on payment_instruments (organisation, id);

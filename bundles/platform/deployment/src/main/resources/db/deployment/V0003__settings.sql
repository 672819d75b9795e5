-- One row an account: which revision of its settings is in force.
create table settings_accounts (
  account varchar(200) not null primary key,
  plugin varchar(200) not null,
  pid varchar(200) not null,
  name varchar(100) not null,
  revision_id ${uuid} not null,
  revision bigint not null,
  gone boolean not null,
  sealed_by varchar(20) not null
);
create table settings_revisions (
  id ${uuid} not null primary key,
  account varchar(200) not null,
  revision bigint not null,
  gone boolean not null,
  made_at ${instant} not null,
  made_by varchar(200) not null,
  note varchar(200) not null,
  changed_keys ${document} not null,
  sealed_by varchar(20) not null,
  content ${document} not null
);
create unique index settings_revisions_account on settings_revisions (account, revision);
create index settings_revisions_sealed on settings_revisions (sealed_by);
-- What a rollback puts back.
create table settings_snapshots (
  id ${uuid} not null primary key,
  plugin varchar(200) not null,
  made_at ${instant} not null,
  sealed_by varchar(20) not null,
  content ${document} not null
);

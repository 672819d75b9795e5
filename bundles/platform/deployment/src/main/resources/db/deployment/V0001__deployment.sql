-- One row: grows by one with every change of what is wanted, so that looking for changes costs one small read.
create table deployment_revision (
  id bigint not null primary key,
  revision bigint not null
);
insert into deployment_revision values (1, 0);
create table deployment_plugins (
  plugin varchar(200) not null primary key,
  stable_version varchar(100) not null,
  stable_sha varchar(64) not null,
  trial_version varchar(100),
  trial_sha varchar(64),
  trial_mode varchar(20),
  trial_percent bigint,
  previous_version varchar(100),
  previous_sha varchar(64),
  previous_snapshot varchar(100),
  removed boolean not null,
  revision bigint not null,
  first_node varchar(100) not null,
  since ${instant} not null
);
create table deployment_jars (
  sha256 varchar(64) not null primary key,
  plugin varchar(200) not null,
  version varchar(100) not null,
  kept_at ${instant} not null,
  content ${bytes} not null
);
create table deployment_audit (
  id ${uuid} not null primary key,
  begun_at ${instant} not null,
  node varchar(100) not null,
  operator varchar(200) not null,
  operation varchar(40) not null,
  plugin varchar(200) not null,
  ended boolean not null,
  details ${document} not null,
  outcome ${document} not null
);
create index deployment_audit_plugin on deployment_audit (plugin, id);
create table deployment_switches (
  account varchar(200) not null primary key,
  reason varchar(500) not null,
  operator varchar(200) not null,
  since ${instant} not null
);

create table deployment_nodes (
  node varchar(100) not null primary key,
  started ${instant} not null,
  seen ${instant} not null,
  revision bigint not null
);
create table deployment_reports (
  node varchar(100) not null,
  plugin varchar(200) not null,
  revision bigint not null,
  state varchar(20) not null,
  problem varchar(2000) not null,
  reported_at ${instant} not null,
  primary key (node, plugin)
);

create table facts (
  id ${uuid} not null primary key,
  subject ${uuid} not null,
  kind varchar(40) not null,
  happened_at ${instant} not null,
  actor varchar(200) not null,
  details ${document} not null
);
create index facts_subject on facts (subject, id);
create table intentions (
  id ${uuid} not null primary key,
  purpose varchar(60) not null,
  subject ${uuid} not null,
  resource ${uuid} not null,
  provider varchar(120) not null,
  fingerprint varchar(200) not null,
  state varchar(20) not null,
  attempts bigint not null,
  version bigint not null,
  created_at ${instant} not null,
  next_at ${instant},
  problem varchar(500) not null
);
create index intentions_resource on intentions (resource, purpose);
create index intentions_state on intentions (state, created_at);
create table scheduled_tasks (
  task_name varchar(100) not null,
  task_instance varchar(200) not null,
  task_data ${bytes},
  execution_time ${instant},
  picked boolean not null,
  picked_by varchar(60),
  last_success ${instant},
  last_failure ${instant},
  consecutive_failures int,
  last_heartbeat ${instant},
  version bigint not null,
  priority smallint,
  primary key (task_name, task_instance)
);
create index scheduled_tasks_due on scheduled_tasks (execution_time);
create index scheduled_tasks_heartbeat on scheduled_tasks (last_heartbeat);

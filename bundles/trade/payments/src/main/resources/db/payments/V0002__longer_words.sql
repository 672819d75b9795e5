alter table payments alter column reference set data type varchar(1000);
alter table payments alter column action_uri set data type varchar(8000);

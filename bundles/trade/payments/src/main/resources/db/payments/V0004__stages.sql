alter table payments add column stage bigint not null default 1;

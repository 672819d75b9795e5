create table exchanges (
    id ${uuid} not null primary key,
    happened ${instant} not null,
    account varchar(200) not null,
    plugin varchar(200) not null,
    version varchar(100) not null,
    trade ${uuid},
    method varchar(10) not null,
    url varchar(1024) not null,
    status bigint not null,
    took_millis bigint not null,
    request ${document} not null,
    response ${document} not null,
    fault varchar(20),
    problem varchar(500) not null
);
create index exchanges_account on exchanges (account, id);
create index exchanges_trade on exchanges (trade, id);
create index exchanges_happened on exchanges (happened);

create table verdicts (
  id ${uuid} not null primary key,
  sha256 varchar(64) not null,
  plugin varchar(200) not null,
  version varchar(100) not null,
  checked_at ${instant} not null,
  rulings ${document} not null
);
create index verdicts_jar on verdicts (sha256, id);

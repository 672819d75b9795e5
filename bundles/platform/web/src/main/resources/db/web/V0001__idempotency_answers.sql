create table idempotency_answers (
    scope varchar(64) not null,
    request varchar(64) not null,
    fingerprint varchar(64) not null,
    resource ${uuid},
    status bigint,
    location varchar(512),
    etag varchar(128),
    media_type varchar(128),
    body ${document},
    created ${instant} not null,
    primary key (scope, request)
);
create index idempotency_answers_created on idempotency_answers (created);

-- What a kept answer must still be when its request is repeated; unknown of those kept before.
alter table idempotency_answers add column body_sha256 varchar(64);

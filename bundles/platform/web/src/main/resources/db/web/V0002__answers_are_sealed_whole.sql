delete from idempotency_answers;
alter table idempotency_answers drop column location;
alter table idempotency_answers drop column etag;
alter table idempotency_answers drop column media_type;

-- The steps that a fact was handed to in the transaction that made it true; unknown of those recorded before.
alter table facts add column heard varchar(200);

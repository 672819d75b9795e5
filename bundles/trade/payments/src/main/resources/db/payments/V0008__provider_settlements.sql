-- Of a credit that an operator says is a provider's settlement: whose, and what the provider kept.
alter table bank_entry_words add column provider varchar(255);
alter table bank_entry_words add column fee decimal(20,4);

alter table scans alter column carrier_words set data type varchar(4000);

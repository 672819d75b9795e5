package org.kontor.store;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Calendar;
import java.util.TimeZone;
import java.util.UUID;
import org.jooq.BindingGetResultSetContext;
import org.jooq.BindingGetStatementContext;
import org.jooq.BindingRegisterContext;
import org.jooq.BindingSQLContext;
import org.jooq.BindingSetStatementContext;
import org.jooq.Converter;
import org.jooq.DataType;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.SQLDialect;
import org.jooq.Table;
import org.jooq.impl.AbstractBinding;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/** Columns that mean the same on Derby and PostgreSQL; a step's store package declares its tables with these. */
public final class Types {

    private static final DataType<Instant> INSTANT = SQLDataType.OTHER.asConvertedDataType(new InstantBinding());

    private Types() {}

    public static Table<Record> table(String name) {
        return DSL.table(DSL.unquotedName(name));
    }

    /** {@code ${uuid}} in a migration. */
    public static Field<UUID> uuid(String column) {
        return DSL.field(DSL.unquotedName(column), SQLDataType.UUID);
    }

    /** {@code ${instant}} in a migration: microseconds, UTC, whatever the server's zone. */
    public static Field<Instant> instant(String column) {
        return DSL.field(DSL.unquotedName(column), INSTANT);
    }

    public static Field<String> text(String column) {
        return DSL.field(DSL.unquotedName(column), SQLDataType.VARCHAR);
    }

    /** {@code ${document}} in a migration: JSON of ours, never compared in SQL. */
    public static Field<String> document(String column) {
        return DSL.field(DSL.unquotedName(column), SQLDataType.CLOB);
    }

    /** {@code ${bytes}} in a migration: never compared in SQL. */
    public static Field<byte[]> bytes(String column) {
        return DSL.field(DSL.unquotedName(column), SQLDataType.BLOB);
    }

    public static Field<Long> number(String column) {
        return DSL.field(DSL.unquotedName(column), SQLDataType.BIGINT);
    }

    public static Field<Boolean> flag(String column) {
        return DSL.field(DSL.unquotedName(column), SQLDataType.BOOLEAN);
    }

    public static Field<java.time.LocalDate> date(String column) {
        return DSL.field(DSL.unquotedName(column), SQLDataType.LOCALDATE);
    }

    public static Field<java.math.BigDecimal> decimal(String column) {
        return DSL.field(DSL.unquotedName(column), SQLDataType.DECIMAL);
    }

    public static <E extends Enum<E>> Field<E> choice(String column, Class<E> type) {
        return DSL.field(
                DSL.unquotedName(column),
                SQLDataType.VARCHAR.asConvertedDataType(
                        Converter.ofNullable(String.class, type, name -> Enum.valueOf(type, name), Enum::name)));
    }

    /** Sets a statement's variable by the driver's own means; much quicker than jOOQ's way when there are thousands. */
    public static void set(PreparedStatement statement, int index, Object value, SQLDialect family)
            throws SQLException {
        if (value instanceof String text) {
            statement.setString(index, text);
        } else if (value instanceof Enum<?> choice) {
            statement.setString(index, choice.name());
        } else if (value instanceof Instant instant) {
            setInstant(statement, index, instant, family);
        } else if (value instanceof UUID id && family != SQLDialect.POSTGRES) {
            statement.setString(index, id.toString());
        } else if (value == null || value instanceof UUID || value instanceof Long || value instanceof Boolean) {
            statement.setObject(index, value);
        } else {
            throw new IllegalArgumentException("variable " + index + " of a batch cannot be " + value);
        }
    }

    private static void setInstant(PreparedStatement statement, int index, Instant value, SQLDialect family)
            throws SQLException {
        if (family == SQLDialect.POSTGRES) {
            statement.setObject(index, value.atOffset(ZoneOffset.UTC));
        } else {
            statement.setTimestamp(index, Timestamp.from(value), utc());
        }
    }

    private static Calendar utc() {
        return Calendar.getInstance(TimeZone.getTimeZone("UTC"));
    }

    /** Sends and reads an instant in UTC by the driver's own means, so that the server's zone and its summer time never matter. */
    private static final class InstantBinding extends AbstractBinding<Object, Instant> {

        @Override
        public Converter<Object, Instant> converter() {
            return Converter.of(Object.class, Instant.class, Instant.class::cast, instant -> instant);
        }

        @Override
        public void sql(BindingSQLContext<Instant> context) {
            context.render().sql(context.variable());
        }

        @Override
        public void set(BindingSetStatementContext<Instant> context) throws SQLException {
            Instant value = context.value();
            if (value == null) {
                context.statement().setNull(context.index(), java.sql.Types.TIMESTAMP);
            } else {
                setInstant(context.statement(), context.index(), value, context.family());
            }
        }

        @Override
        public void get(BindingGetResultSetContext<Instant> context) throws SQLException {
            if (context.family() == SQLDialect.POSTGRES) {
                OffsetDateTime value = context.resultSet().getObject(context.index(), OffsetDateTime.class);
                context.value(value == null ? null : value.toInstant());
            } else {
                Timestamp value = context.resultSet().getTimestamp(context.index(), utc());
                context.value(value == null ? null : value.toInstant());
            }
        }

        @Override
        public void get(BindingGetStatementContext<Instant> context) {
            throw new IllegalStateException("we call no stored procedures");
        }

        @Override
        public void register(BindingRegisterContext<Instant> context) {
            throw new IllegalStateException("we call no stored procedures");
        }
    }
}

package org.kontor.payments;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.kontor.values.Money;

/** Divides an amount so that the parts sum to it exactly: by largest remainder. */
public final class Shares {

    private Shares() {}

    /** In the order of the weights, none of which may be negative nor all be zero; of equal remainders the first wins. */
    public static List<Money> of(Money total, List<Long> weights) {
        BigInteger sum = weights.stream().map(BigInteger::valueOf).reduce(BigInteger.ZERO, BigInteger::add);
        if (sum.signum() <= 0 || total.minor() < 0 || weights.stream().anyMatch(weight -> weight < 0)) {
            throw new IllegalArgumentException(total + " cannot be divided by " + weights);
        }
        List<Long> parts = new ArrayList<>();
        List<BigInteger> remainders = new ArrayList<>();
        for (long weight : weights) {
            BigInteger[] share = BigInteger.valueOf(total.minor())
                    .multiply(BigInteger.valueOf(weight))
                    .divideAndRemainder(sum);
            parts.add(share[0].longValueExact());
            remainders.add(share[1]);
        }
        long left = total.minor() - parts.stream().mapToLong(Long::longValue).sum();
        IntStream.range(0, parts.size())
                .boxed()
                .sorted(Comparator.comparing((Integer part) -> remainders.get(part))
                        .reversed())
                .limit(left)
                .forEach(part -> parts.set(part, parts.get(part) + 1));
        return parts.stream().map(minor -> new Money(minor, total.currency())).toList();
    }
}

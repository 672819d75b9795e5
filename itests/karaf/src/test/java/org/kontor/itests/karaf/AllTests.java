package org.kontor.itests.karaf;

import org.junit.runner.RunWith;
import org.junit.runners.Suite;

/** Every test inside Karaf, so that one Karaf serves them all. */
@RunWith(Suite.class)
@Suite.SuiteClasses({
    DistributionTest.class,
    HardeningTest.class,
    TradeTest.class,
    HotCarrierTest.class,
    AccessMatrixTest.class,
    OpenApiTest.class,
    PluginKitTest.class,
    SwapTest.class,
    BadPluginsTest.class
})
public class AllTests {}

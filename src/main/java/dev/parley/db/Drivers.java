package dev.parley.db;

import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.SQLException;

/**
 * Deregisters JDBC drivers, which register themselves when loaded and would keep an undeployed application in memory.
 */
final class Drivers {
    private Drivers() {}

    /** Deregisters the drivers that this class loader loaded. Pools create their own driver if none is registered. */
    static void deregister() {
        DriverManager.drivers().filter(Drivers::isOurs).forEach(driver -> {
            try {
                DriverManager.deregisterDriver(driver);
            } catch (SQLException e) {
                throw new DatabaseException(e);
            }
        });
    }

    private static boolean isOurs(Driver driver) {
        return driver.getClass().getClassLoader() == Drivers.class.getClassLoader();
    }
}

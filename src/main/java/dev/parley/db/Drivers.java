package dev.parley.db;

import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.SQLException;

/** JDBC drivers register themselves when they are loaded, and would keep an undeployed application in memory. */
final class Drivers {
    private Drivers() {}

    /** Takes out what this application's class loader brought; pools make their own where none is registered. */
    static void deregister() {
        DriverManager.drivers().filter(Drivers::isOurs).forEach(driver -> {
            try {
                DriverManager.deregisterDriver(driver);
            } catch (SQLException failure) {
                throw new DatabaseException(failure);
            }
        });
    }

    private static boolean isOurs(Driver driver) {
        return driver.getClass().getClassLoader() == Drivers.class.getClassLoader();
    }
}

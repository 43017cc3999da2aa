package dev.parley.outbound;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressPolicyTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            1.1.1.1                    | public
            8.8.8.8                    | public
            9.255.255.255              | public
            11.0.0.0                   | public
            100.63.255.255             | public
            100.128.0.0                | public
            172.15.255.255             | public
            172.32.0.0                 | public
            192.167.255.255            | public
            223.255.255.255            | public
            2606:4700:4700::1111       | public
            2a00:1450:4001:82a::200e   | public
            2001:4860:4860::8888       | public
            ::ffff:8.8.8.8             | public
            0.0.0.0                    | private
            0.1.2.3                    | private
            10.0.0.1                   | private
            10.255.255.255             | private
            100.64.0.1                 | private
            100.127.255.255            | private
            127.0.0.1                  | private
            127.255.255.254            | private
            169.254.0.1                | private
            172.16.0.1                 | private
            172.31.255.255             | private
            192.0.0.1                  | private
            192.0.2.1                  | private
            192.88.99.1                | private
            192.168.0.1                | private
            198.18.0.1                 | private
            198.19.255.255             | private
            198.51.100.1               | private
            203.0.113.1                | private
            224.0.0.1                  | private
            239.255.255.255            | private
            240.0.0.1                  | private
            255.255.255.255            | private
            ::                         | private
            ::1                        | private
            ::7f00:1                   | private
            ::ffff:127.0.0.1           | private
            ::ffff:0a00:1              | private
            64:ff9b::7f00:1            | private
            64:ff9b::808:808           | private
            64:ff9b:1::1               | private
            100::1                     | private
            2001::1                    | private
            2001:0:4136:e378:8000:63bf:3fff:fdd2 | private
            2001:2::1                  | private
            2001:10::1                 | private
            2001:20::1                 | private
            2001:db8::1                | private
            2002:7f00:1::              | private
            2002:808:808::1            | private
            2a00:1450::5efe:a00:1      | private
            2a00:1450::200:5efe:a00:1  | private
            3fff::1                    | private
            4000::1                    | private
            5f00::1                    | private
            fc00::1                    | private
            fd12:3456:789a::1          | private
            fe80::1                    | private
            fec0::1                    | private
            ff02::1                    | private
            169.254.169.254            | metadata
            169.254.170.2              | metadata
            169.254.170.23             | metadata
            168.63.129.16              | metadata
            192.0.0.192                | metadata
            100.100.100.200            | metadata
            fd00:ec2::254              | metadata
            fd00:ec2::23               | metadata
            fd20:ce::254               | metadata
            ::ffff:169.254.169.254     | metadata
            ::a9fe:a9fe                | metadata
            64:ff9b::a9fe:a9fe         | metadata
            64:ff9b::6464:64c8         | metadata
            2002:a9fe:a9fe::1          | metadata
            """)
    void anAddressIsPublicPrivateOrOfTheMetadataOfACloud(String text, String kind) throws UnknownHostException {
        var address = InetAddress.getByName(text);
        assertEquals(kind.equals("public"), AddressPolicy.isPublic(address));
        assertEquals(kind.equals("metadata"), AddressPolicy.isMetadata(address));
    }

    @ParameterizedTest
    @ValueSource(strings = {"metadata.google.internal", "Metadata.Google.Internal.", "metadata", "instance-data"})
    void theNamesOfMetadataServicesAreKnown(String name) {
        assertTrue(AddressPolicy.isMetadataName(name));
        assertFalse(AddressPolicy.isMetadataName(name + "x"));
    }
}

package dev.parley.account.factor;

import io.nayuki.qrcodegen.QrCode;

/**
 * A QR code as the template draws it: dark squares on a light ground, with the quiet zone that scanners need.
 *
 * @param size the length of a side, in modules
 * @param path the dark modules as a path of SVG
 */
public record QrImage(int size, String path) {
    private static final int QUIET_MODULES = 4;

    static QrImage of(String text) {
        var code = QrCode.encodeText(text, QrCode.Ecc.MEDIUM);
        var path = new StringBuilder();
        for (int y = 0; y < code.size; y++) {
            for (int x = 0; x < code.size; x++) {
                int start = x;
                while (x < code.size && code.getModule(x, y)) {
                    x++;
                }
                if (x > start) {
                    path.append('M').append(start + QUIET_MODULES).append(',').append(y + QUIET_MODULES);
                    path.append('h')
                            .append(x - start)
                            .append("v1h-")
                            .append(x - start)
                            .append('z');
                }
            }
        }
        return new QrImage(code.size + 2 * QUIET_MODULES, path.toString());
    }
}

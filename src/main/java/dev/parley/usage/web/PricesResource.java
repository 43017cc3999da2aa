package dev.parley.usage.web;

import dev.parley.account.AuditTrail;
import dev.parley.audit.AuditAction;
import dev.parley.usage.KnownPrices;
import dev.parley.usage.PriceStore;
import dev.parley.usage.UsageSettings;
import dev.parley.web.Form;
import dev.parley.web.FormView;
import dev.parley.web.Htmx;
import dev.parley.web.HttpException;
import dev.parley.web.Resource;
import dev.parley.web.Translations;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Currency;
import java.util.Locale;

/** {@code /admin/prices}: what models cost. POST sets a price, or the {@code currency}, or adds well-known prices; DELETE removes a price. */
public final class PricesResource extends Resource {
    private static final String CURRENCY = "currency";
    /** Adds the prices of well-known models. */
    private static final String KNOWN = "known";

    private final transient PricePage page;
    private final transient PriceStore prices;
    private final transient UsageSettings settings;
    private final transient AuditTrail audit;

    PricesResource(PricePage page, PriceStore prices, UsageSettings settings, AuditTrail audit) {
        this.page = page;
        this.prices = prices;
        this.settings = settings;
        this.audit = audit;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        page.of(request, page.values(request)).send(response);
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var form = Form.of(request);
        if (form.has(KNOWN)) {
            int added = prices.addMissing(KnownPrices.list());
            audit.record(request, AuditAction.PRICES_ADDED, String.valueOf(added));
            redirect(request, response);
            return;
        }
        var view = new FormView(form, Translations.of(request));
        var change = form.has(CURRENCY)
                ? currency(form, view)
                : price(form, view, Translations.of(request).decimalPoint());
        if (!view.isValid()) {
            page.of(request, form.has(CURRENCY) ? view : view.with(CURRENCY, settings.currency()))
                    .status(422)
                    .send(response);
            return;
        }
        audit.record(request, change, form.has(CURRENCY) ? settings.currency() : form.line(PricePage.PATTERN));
        redirect(request, response);
    }

    @Override
    protected void doDelete(HttpServletRequest request, HttpServletResponse response) {
        var pattern = Form.of(request).line(PricePage.PATTERN);
        if (!prices.remove(pattern)) {
            throw HttpException.notFound();
        }
        audit.record(request, AuditAction.PRICE_REMOVED, pattern);
        redirect(request, response);
    }

    private AuditAction price(Form form, FormView view, char decimalPoint) {
        var price = page.read(form, view, decimalPoint);
        if (view.isValid() && !prices.set(price)) {
            view.reject(PricePage.PATTERN, "problem.price.many", PriceStore.PRICES_MAX);
        }
        return AuditAction.PRICE_CHANGED;
    }

    private AuditAction currency(Form form, FormView view) {
        var code = form.line(CURRENCY).toUpperCase(Locale.ROOT);
        if (isCurrency(code)) {
            settings.setCurrency(code);
        } else {
            view.reject(CURRENCY, "problem.currency");
        }
        return AuditAction.CURRENCY_CHANGED;
    }

    /** Whether it is the code of a currency and not a placeholder. */
    private static boolean isCurrency(String code) {
        return Currency.getAvailableCurrencies().stream()
                .map(Currency::getCurrencyCode)
                .anyMatch(known -> known.equals(code) && !known.startsWith("XX"));
    }

    private static void redirect(HttpServletRequest request, HttpServletResponse response) {
        Htmx.redirect(request, response, "/admin/prices?done=saved");
    }
}

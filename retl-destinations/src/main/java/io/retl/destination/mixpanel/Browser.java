package io.retl.destination.mixpanel;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A browser, recognised by what it says of itself. Which rule comes first matters, because browsers claim to be others, too.
 *
 * @param name what Mixpanel calls it
 * @param marks texts of which it contains one
 * @param versions what its version stands behind, if that is known
 */
record Browser(String name, Pattern marks, @Nullable Pattern versions) {
    private static final String SPACE =
            "[\\t\\n\\x0B\\f\\r \\u00A0\\u1680\\u2000-\\u200A\\u2028\\u2029\\u202F\\u205F\\u3000\\uFEFF]";

    private static final Browser UNKNOWN = new Browser("", Pattern.compile(""), null);
    private static final Browser OPERA = browser("Opera", " OPR/", "(?:Opera|OPR)/");
    private static final Browser OPERA_MINI = new Browser("Opera Mini", Pattern.compile("Mini"), null);
    private static final Browser SAFARI = browser("Safari", "Safari", "Version/");
    private static final Browser MOBILE_SAFARI = browser("Mobile Safari", "iPhone", "Version/");

    private static final List<Browser> ALL = List.of(
            OPERA,
            browser("BlackBerry", "(?i:BlackBerry|PlayBook|BB10)", "BlackBerry "),
            browser("Internet Explorer Mobile", "IEMobile|WPDesktop", "rv:"),
            browser("Samsung Internet", "SamsungBrowser/", "SamsungBrowser/"),
            browser("Microsoft Edge", "Edge|Edg/", "Edge?/"),
            new Browser("Facebook Mobile", Pattern.compile("FBIOS"), null),
            browser("Chrome", "Chrome", "Chrome/"),
            browser("Chrome iOS", "CriOS", "CriOS/"),
            browser("UC Browser", "UCWEB|UCBrowser", "(?:UCBrowser|UCWEB)/"),
            browser("Firefox iOS", "FxiOS", "FxiOS/"),
            SAFARI,
            browser("Android Mobile", "Android", "android" + SPACE),
            browser("Konqueror", "Konqueror", "Konqueror:"),
            browser("Firefox", "Firefox", "Firefox/"),
            browser("Internet Explorer", "MSIE|Trident/", "(?:rv:|MSIE )"),
            browser("Mozilla", "Gecko", "rv:"));

    /** The browser that says this; one without name if none is known. */
    static Browser of(String userAgent) {
        Browser browser =
                ALL.stream().filter(each -> each.isIn(userAgent)).findFirst().orElse(UNKNOWN);
        if (browser.equals(OPERA) && OPERA_MINI.isIn(userAgent)) {
            return OPERA_MINI;
        }
        return browser.equals(SAFARI) && MOBILE_SAFARI.isIn(userAgent) ? MOBILE_SAFARI : browser;
    }

    /** Its version, with at least one point in it. */
    Optional<String> version(String userAgent) {
        if (versions == null) {
            return Optional.empty();
        }
        Matcher version = versions.matcher(userAgent);
        return version.find() ? Optional.of(version.group(1)) : Optional.empty();
    }

    private boolean isIn(String userAgent) {
        return marks.matcher(userAgent).find();
    }

    private static Browser browser(String name, String marks, String version) {
        return new Browser(name, Pattern.compile(marks), Pattern.compile(version + "([0-9]+(?:\\.[0-9]+)+)"));
    }
}

package dev.rustsecd.service.request;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NegotiationTest {
    private static final List<String> OFFERED = List.of("application/json", "text/plain");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''|application/json",
                "*/*|application/json",
                "text/plain|text/plain",
                "TEXT/Plain|text/plain",
                "text/*|text/plain",
                "text/plain, application/json|application/json",
                "text/plain, application/json;q=0.9|text/plain",
                "application/json;q=0.1, */*|text/plain",
                "application/json;q=0, */*;q=0.001|text/plain",
                "text/html, application/xhtml+xml, */*;q=0.8|application/json",
                "text/plain;format=flowed;q=0.2, application/json;q=0.1|text/plain",
                "application/json;q=2|application/json",
                "application/json ; Q=0.0 , text/plain ; q=0.5|text/plain",
                ",,text/plain,|text/plain",
                "application/sarif+json|",
                "application/json;q=0|",
                "*/*;q=0|",
                "json|",
            })
    void theBestOfWhatIsOfferedIsChosen(String accept, String chosen) {
        assertEquals(chosen, Negotiation.of(accept).best(OFFERED).orElse(null));
    }

    @Test
    void noHeaderTakesAnything() {
        assertEquals("application/json", Negotiation.of(null).best(OFFERED).orElse(null));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"gzip|1", "br, gzip;q=0.5|0.5", "identity|0", "*|1", "gzip;q=0, *|0", "GZIP|1", "x-gzip|0"})
    void codingsAreWeighedLikeMediaTypes(String acceptEncoding, double quality) {
        assertEquals(quality, Negotiation.of(acceptEncoding).quality("gzip"));
    }
}

package dev.parley;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** Marks tests that run with {@code -Pfull} only, because the build is to take less than four minutes. */
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
@Tag(TestSize.FULL)
@EnabledIfSystemProperty(named = "parley.full", matches = "true")
public @interface FullOnly {}

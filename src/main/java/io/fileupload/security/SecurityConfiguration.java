package io.fileupload.security;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.AuthorizeHttpRequestsConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.AnonymousAuthenticationFilter;
import org.springframework.security.web.context.RequestAttributeSecurityContextRepository;
import org.springframework.security.web.csrf.CsrfFilter;
import org.springframework.security.web.firewall.HttpFirewall;
import org.springframework.security.web.firewall.StrictHttpFirewall;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.savedrequest.NullRequestCache;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

/** What is closed to whom: everything but the plain health answers and the way in, to everyone without a key. */
@Configuration(proxyBeanMethods = false)
class SecurityConfiguration {

    private static final String[] OPEN = {
        "/health", "/actuator/health", "/actuator/health/liveness", "/actuator/health/readiness"
    };
    // What they look like, and nothing of what they show.
    private static final String[] PARTS_OF_PAGES = {"/assets/**", "/webjars/**"};
    // As application.yaml has it.
    private static final String SESSION_COOKIE = "uploads-session";
    private static final RequestMatcher SIGN_IN =
            PathPatternRequestMatcher.withDefaults().matcher(SignInController.PATH);
    private static final String CONTENT_POLICY = "default-src 'self'; img-src 'self' data:; base-uri 'self';"
            + " form-action 'self'; frame-ancestors 'none'";

    @Bean
    SecurityFilterChain closedByDefault(HttpSecurity http, ApiKeys keys, Sessions sessions, Refusals refusals) {
        if (keys.areConfigured()) {
            openWithKeys(http, new ApiKeyFilter(keys, sessions, refusals));
        } else {
            openToAnyone(http);
        }
        return http.authorizeHttpRequests(SecurityConfiguration::rules)
                .exceptionHandling(
                        errors -> errors.authenticationEntryPoint(refusals).accessDeniedHandler(refusals))
                .headers(SecurityConfiguration::headers)
                // Only signing in makes a session. A stateless policy would give it another id with each request.
                .securityContext(
                        context -> context.securityContextRepository(new RequestAttributeSecurityContextRepository()))
                .requestCache(cache -> cache.requestCache(new NullRequestCache()))
                .build();
    }

    /** Before the check of forms, which are checked only of those who come by a session. */
    private static void openWithKeys(HttpSecurity http, ApiKeyFilter callers) {
        http.addFilterBefore(callers, CsrfFilter.class)
                .csrf(csrf -> csrf.csrfTokenRepository(new CsrfTokens())
                        .requireCsrfProtectionMatcher(SecurityConfiguration::mayBeForged))
                .logout(logout -> logout.logoutUrl("/sign-out")
                        .logoutSuccessUrl(SignInController.PATH + "?signed-out")
                        .deleteCookies(SESSION_COOKIE));
    }

    /** No one has anything to sign out of, and the Origin header tells whose forms they are. */
    private static void openToAnyone(HttpSecurity http) {
        http.addFilterBefore(new AnyoneFilter(), AnonymousAuthenticationFilter.class)
                .csrf(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable);
    }

    /** A change that a browser could be made to ask for by a page of another site. */
    private static boolean mayBeForged(HttpServletRequest request) {
        return CsrfFilter.DEFAULT_CSRF_MATCHER.matches(request)
                && !ApiKeyFilter.hasKey(request)
                && (request.getSession(false) != null || SIGN_IN.matches(request));
    }

    /** The rules above decide on the method; a method that does not exist gets its answer from the API. */
    @Bean
    HttpFirewall firewall() {
        StrictHttpFirewall firewall = new StrictHttpFirewall();
        firewall.setUnsafeAllowAnyHttpMethod(true);
        return firewall;
    }

    private static void rules(
            AuthorizeHttpRequestsConfigurer<HttpSecurity>.AuthorizationManagerRequestMatcherRegistry requests) {
        // Both only go on with a request that these rules have seen already.
        requests.dispatcherTypeMatchers(DispatcherType.ERROR, DispatcherType.ASYNC)
                .permitAll();
        requests.requestMatchers(SignInController.PATH).permitAll();
        for (HttpMethod looking : new HttpMethod[] {HttpMethod.GET, HttpMethod.HEAD}) {
            requests.requestMatchers(looking, OPEN).permitAll();
            requests.requestMatchers(looking, PARTS_OF_PAGES).permitAll();
            requests.requestMatchers(looking, "/new", "/new/**").hasRole(Role.OPERATOR.name());
            requests.requestMatchers(looking).hasAnyRole(Role.VIEWER.name(), Role.OPERATOR.name());
        }
        requests.anyRequest().hasRole(Role.OPERATOR.name());
    }

    private static void headers(HeadersConfigurer<HttpSecurity> headers) {
        headers.contentTypeOptions(Customizer.withDefaults())
                .frameOptions(HeadersConfigurer.FrameOptionsConfig::deny)
                .contentSecurityPolicy(content -> content.policyDirectives(CONTENT_POLICY))
                .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.NO_REFERRER));
    }
}

package io.fileupload.security;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.context.ApplicationContext;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.RequestMappingInfoHandlerMapping;

/** One request to each path and method that the running service has, the API's and the Actuator's. */
record EveryRequest(String method, String path) {

    private static final List<String> ALL = List.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE");

    static List<EveryRequest> of(ApplicationContext context) {
        return context.getBeansOfType(RequestMappingInfoHandlerMapping.class).values().stream()
                .flatMap(mapping -> mapping.getHandlerMethods().keySet().stream())
                .flatMap(EveryRequest::of)
                .distinct()
                .toList();
    }

    boolean isLook() {
        return method.equals("GET") || method.equals("HEAD");
    }

    /** What is there for those without a key. */
    boolean isSignIn() {
        return path.equals("/sign-in");
    }

    private static Stream<EveryRequest> of(RequestMappingInfo mapping) {
        return mapping.getPatternValues().stream()
                .map(pattern -> pattern.replaceAll("\\{[^}]*}|\\*+", "x"))
                .flatMap(path -> methods(mapping).map(method -> new EveryRequest(method, path)));
    }

    private static Stream<String> methods(RequestMappingInfo mapping) {
        Set<RequestMethod> methods = mapping.getMethodsCondition().getMethods();
        return methods.isEmpty() ? ALL.stream() : methods.stream().map(RequestMethod::name);
    }
}

package io.fileupload.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Lets people sign in with their key, for browsers send no header; without keys configured there is nothing to do. */
@Controller
@RequestMapping(SignInController.PATH)
class SignInController {

    static final String PATH = "/sign-in";

    private final ApiKeys keys;
    private final Sessions sessions;
    private final Refusals refusals;

    SignInController(ApiKeys keys, Sessions sessions, Refusals refusals) {
        this.keys = keys;
        this.sessions = sessions;
        this.refusals = refusals;
    }

    /** @param to where to go on afterwards */
    @GetMapping
    Object page(@RequestParam(defaultValue = "/") String to, HttpServletRequest request, Model model) {
        model.addAttribute("signedOut", request.getParameter("signed-out") != null);
        model.addAttribute("undone", request.getParameter("undone") != null);
        model.addAttribute("ended", request.getParameter("ended") != null);
        return Caller.of(request).isPresent() ? goTo(ReturnPath.safe(to)) : form(to, model);
    }

    @PostMapping
    Object signIn(
            @RequestParam(defaultValue = "") String key,
            @RequestParam(defaultValue = "/") String to,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        if (!keys.areConfigured()) {
            return goTo(ReturnPath.safe(to));
        }
        if (key.isBlank()) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            model.addAttribute("wrong", "Enter your API key");
            return form(to, model);
        }
        Optional<ApiKey> known = keys.findTyped(key.strip());
        if (known.isEmpty()) {
            Refusal refusal = refusals.ofWrongKey(request);
            refusal.describe(response);
            response.setStatus(refusal.status().value());
            model.addAttribute("wrong", refusal.detail());
            return form(to, model);
        }
        sessions.start(known.get(), request);
        return goTo(ReturnPath.safe(to));
    }

    private static String form(String to, Model model) {
        model.addAttribute("to", ReturnPath.safe(to));
        return "sign-in";
    }

    private static ResponseEntity<Void> goTo(String path) {
        return ResponseEntity.status(HttpStatus.SEE_OTHER)
                .header(HttpHeaders.LOCATION, path)
                .build();
    }
}

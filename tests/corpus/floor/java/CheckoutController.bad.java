// CWE-601
package com.example.shop;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.view.RedirectView;

@Controller
public class CheckoutController {

    private final CheckoutService checkout;

    public CheckoutController(CheckoutService checkout) {
        this.checkout = checkout;
    }

    @PostMapping("/checkout/finish")
    public ModelAndView finish(@RequestParam String orderId, @RequestParam(required = false) String returnUrl, HttpServletRequest request) {
        checkout.finish(orderId, request.getRemoteUser());
        if (returnUrl != null) {
            return new ModelAndView(new RedirectView(returnUrl));
        }
        return new ModelAndView("checkout/thanks", "orderId", orderId);
    }
}

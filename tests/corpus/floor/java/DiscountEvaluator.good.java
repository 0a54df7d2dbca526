package com.acme.pricing;

import java.math.BigDecimal;
import org.springframework.expression.Expression;
import org.springframework.expression.spel.standard.SpelExpressionParser;
import org.springframework.expression.spel.support.SimpleEvaluationContext;
import org.springframework.expression.spel.support.StandardEvaluationContext;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

@RestController
public class DiscountEvaluator {

    private final SpelExpressionParser parser = new SpelExpressionParser();

    public record Preview(String rule, Basket basket) {}

    @PostMapping("/discounts/preview")
    public BigDecimal preview(@RequestBody Preview preview) {
        Expression rule = parser.parseExpression(preview.rule());
        SimpleEvaluationContext context = SimpleEvaluationContext.forReadOnlyDataBinding()
                .withRootObject(preview.basket())
                .build();
        return rule.getValue(context, BigDecimal.class);
    }
}

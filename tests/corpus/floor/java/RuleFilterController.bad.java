// CWE-917
package com.acme.rules;

import org.springframework.expression.EvaluationContext;
import org.springframework.expression.Expression;
import org.springframework.expression.ExpressionParser;
import org.springframework.expression.spel.standard.SpelExpressionParser;
import org.springframework.expression.spel.support.SimpleEvaluationContext;
import org.springframework.expression.spel.support.StandardEvaluationContext;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
public class RuleFilterController {
    private final ExpressionParser parser = new SpelExpressionParser();
    private final ShipmentStore shipments;

    public RuleFilterController(ShipmentStore shipments) {
        this.shipments = shipments;
    }

    @GetMapping("/shipments/count")
    public long count(@RequestParam("filter") String filter) {
        Expression expression = parser.parseExpression(filter);
        EvaluationContext context = new StandardEvaluationContext();
        return shipments.all().stream()
            .filter(each -> Boolean.TRUE.equals(expression.getValue(context, each, Boolean.class)))
            .count();
    }
}

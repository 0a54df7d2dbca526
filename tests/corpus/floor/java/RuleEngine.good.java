package org.example.rules;

import java.util.Map;
import org.springframework.expression.EvaluationContext;
import org.springframework.expression.ExpressionParser;
import org.springframework.expression.spel.standard.SpelExpressionParser;
import org.springframework.expression.spel.support.SimpleEvaluationContext;
import org.springframework.expression.spel.support.StandardEvaluationContext;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

@RestController
public class RuleEngine {
    private final ExpressionParser parser = new SpelExpressionParser();

    public record Rule(String expression, Map<String, Object> facts) {}

    @PostMapping("/rules/test")
    public boolean test(@RequestBody Rule rule) {
        EvaluationContext context = SimpleEvaluationContext.forReadOnlyDataBinding().build();
        context.setVariable("facts", rule.facts());
        Boolean result = parser.parseExpression(rule.expression()).getValue(context, Boolean.class);
        return Boolean.TRUE.equals(result);
    }
}

// CWE-352
package com.acme.config;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;

@Configuration
public class SecurityConfig {
    @Bean
    SecurityFilterChain filterChain(HttpSecurity http) throws Exception {
        http
            .authorizeHttpRequests(requests -> requests
                .requestMatchers("/css/**", "/login").permitAll()
                .anyRequest().authenticated())
            .csrf(csrf -> csrf.disable())
            .formLogin(form -> form.loginPage("/login"))
            .logout(Customizer.withDefaults());
        return http.build();
    }
}

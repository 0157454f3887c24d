import type { ReactNode, Ref } from "react";
import { Button as KitButton } from "suomifi-ui-components";

interface ButtonProps {
  readonly children: ReactNode;
  readonly onClick?: () => void;
  /** One `primary` a view; `plain` has no border. */
  readonly variant?: "primary" | "secondary" | "plain";
  readonly type?: "button" | "submit";
  readonly disabled?: boolean;
  readonly pressed?: boolean;
  readonly expanded?: boolean;
  readonly describedBy?: string;
  readonly label?: string;
  readonly className?: string;
  readonly ref?: Ref<HTMLButtonElement>;
}

/** The kit's button. A disabled one keeps its focus and says why through `describedBy`. */
export function Button({
  children,
  onClick,
  variant = "primary",
  type = "button",
  disabled = false,
  pressed,
  expanded,
  describedBy,
  label,
  className,
  ref,
}: ButtonProps) {
  const kit = { primary: "default", secondary: "secondary", plain: "secondaryNoBorder" } as const;
  return (
    <KitButton
      variant={kit[variant]}
      type={type}
      aria-disabled={disabled}
      {...(onClick === undefined ? {} : { onClick })}
      {...(pressed === undefined ? {} : { "aria-pressed": pressed })}
      {...(expanded === undefined ? {} : { "aria-expanded": expanded })}
      {...(describedBy === undefined ? {} : { "aria-describedby": describedBy })}
      {...(label === undefined ? {} : { "aria-label": label })}
      {...(className === undefined ? {} : { className })}
      {...(ref === undefined ? {} : { ref })}
    >
      {children}
    </KitButton>
  );
}

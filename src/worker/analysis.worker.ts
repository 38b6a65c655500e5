import { createSession } from "../engine";
import { serve } from "./server";

serve(self, createSession());
